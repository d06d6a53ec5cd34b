-- Whether media/ID/waveform.bin is there: loudness over time, for timelines and the player of sounds.
alter table media.assets add column waveform boolean not null default false;
