"""The tables people.csv, ties.csv and ego.csv: columns, rows, reading and writing."""
