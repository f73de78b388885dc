NEVER = True
