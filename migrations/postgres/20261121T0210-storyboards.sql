-- storyboard.vtt and storyboard-0.jpg, storyboard-1.jpg and so on beside the other files; 0 while there are none.
alter table media.assets add column storyboard_sheets int not null default 0;
