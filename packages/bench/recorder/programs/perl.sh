#!/bin/sh
# perl counts words, joins tables and fills in a report. Recorded process: perl.
set -e
awk -v LINES=6000 -f "$(dirname "$0")/text.awk" > text
cat > report.pl <<'SOURCE'
use strict;
use warnings;

my (%count, %lines, @records);
open my $in, '<', 'text' or die;
while (my $line = <$in>) {
  chomp $line;
  my @words = split /[ ,.]+/, lc $line;
  $count{$_}++ for @words;
  push @{$lines{$words[0]}}, $.;
  push @records, { number => $., words => [@words], total => scalar @words } if $line =~ /(\d{4,}) (\w+?)(\d+)\./;
}
my @top = sort { $count{$b} <=> $count{$a} || $a cmp $b } keys %count;
my %groups;
for my $record (@records) {
  my $key = join '-', @{$record->{words}}[0, 1];
  $groups{$key}{sum} += $record->{total};
  push @{$groups{$key}{members}}, $record->{number};
}
my $text = '';
for my $key (sort keys %groups) {
  (my $title = $key) =~ s/(\w+)-(\w+)/ucfirst($1) . ' ' . ucfirst($2)/e;
  $text .= sprintf "%-24s %6d %s\n", $title, $groups{$key}{sum}, join ',', @{$groups{$key}{members}};
}
@records = grep { $_->{total} > 8 } @records;
print length $text, " ", scalar @top, " ", scalar @records, "\n";
SOURCE
perl report.pl
