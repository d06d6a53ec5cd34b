-- Counted views of that viewer and video whose events arrived in that hour: more than passed time allows were made up.
alter table analytics.begun add column views int not null default 0;
