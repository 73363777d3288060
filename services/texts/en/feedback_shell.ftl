shell-feedback-help = Messages of residents.
shell-feedback-export-help = Write residents' messages and the answers to standard output, without names and numbers.
shell-feedback-format = csv or json
shell-feedback-region = only from the region with this code, for example 64.71
shell-feedback-since = only since this date, for example 2026-11-01
shell-feedback-since-wrong = "{ $typed }" is no date. Write it like 2026-11-01.
shell-feedback-region-wrong = There is no region with the code "{ $typed }". Write it like 64.71 or 64.71.06.1005.
