-- Whose events these are: one row, the id of the installation in PostgreSQL. Engines of two installations are not mixed.
CREATE TABLE IF NOT EXISTS installation (
  id UUID,
  claimed_at DateTime64(3, 'UTC') DEFAULT now64(3)
) ENGINE = MergeTree
ORDER BY id
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
