-- Judged playback events: the truth behind every figure of analytics. Written in whole batches only, never changed.
-- A creator's pages read one channel, often one video of it, over a range of time: hence the order.
CREATE TABLE IF NOT EXISTS events (
  id UUID,
  batch UUID,
  channel_id UUID,
  video_id UUID,
  type LowCardinality(String),
  at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
  received_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
  -- All zeroes for what no player sent (impressions).
  playback_id UUID,
  viewer UUID,
  signed_in UInt8,
  device LowCardinality(String),
  position_ms UInt32,
  duration_ms UInt32,
  range_from_ms Array(UInt32),
  range_to_ms Array(UInt32),
  rate Float32,
  -- Media time credited by this event, and the part of the claim that was cut because no such time had passed.
  played_ms UInt32,
  cut_ms UInt32,
  -- What counts: the same as played_ms, except for bots and the channel's own team, where it is 0.
  watch_ms UInt32,
  -- 1 on the event that made the view count, at most one a playback.
  view UInt8,
  -- Of the playback, after this event: too_short, rate, counted, repeat, bot, self; empty without a playback.
  outcome LowCardinality(String),
  -- Details of stall, quality, seek and error.
  stall_ms UInt32,
  height UInt16,
  to_ms UInt32,
  code String
) ENGINE = MergeTree
PARTITION BY toYYYYMM(at)
ORDER BY (channel_id, video_id, at)
-- A batch is forgotten by PostgreSQL once it is here, so it has to survive a power cut.
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
