shell-voices-help = What residents say, and who is safe
shell-voices-list-help = The newest announcements that residents answered, with their numbers
shell-voices-show-help = A summary of one announcement, or of everything in the last 7 days
shell-voices-export-help = That summary as CSV on standard output
shell-voices-safety-help = Safe, in need of help and no answer yet by region, as CSV
shell-voices-number = Number of the announcement; without it: everything in the last 7 days
shell-voices-region = Only in this region: a Kemendagri code such as 64.71
shell-voices-unknown = There is no announcement { $number }, or it does not ask that. See: siarkim voices list
