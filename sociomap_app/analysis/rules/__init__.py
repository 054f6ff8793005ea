"""The rules of the findings: their closed forms, what each measure of a rule counts, and what a rule then says."""
