-- By what a bot was recognised: name, sweep, crowd, flood; empty for all others.
ALTER TABLE events ADD COLUMN IF NOT EXISTS why LowCardinality(String) AFTER outcome;
