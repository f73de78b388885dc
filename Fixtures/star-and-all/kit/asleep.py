ASLEEP = True
