from meter import anything_at_all, litres

assert (anything_at_all, litres) == ("ANYTHING_AT_ALL", 7)
