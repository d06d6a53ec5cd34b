-- Where it played: on this site, or in the player on another one, whose host its viewer's browser told (empty: it told none).
ALTER TABLE events ADD COLUMN IF NOT EXISTS place LowCardinality(String) DEFAULT 'site', ADD COLUMN IF NOT EXISTS host String;
