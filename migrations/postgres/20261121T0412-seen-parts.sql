-- Which hundredths of the video a playback has seen, a bit each: the base of completion. Null: none, or from before.
alter table analytics.playbacks add column seen bytea;
-- Locked by whoever adds what is there already, so that it is not taken out before the figures are written.
grant update on content.video_figures_changed to studio_worker;
