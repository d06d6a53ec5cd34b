-- An insert that was given up and arrives late after all has the token of the one that took its place, and is dropped.
-- As many batches are remembered; there is about one a second.
ALTER TABLE events MODIFY SETTING non_replicated_deduplication_window = 10000;
