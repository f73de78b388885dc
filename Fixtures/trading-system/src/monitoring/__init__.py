# expect: live
"""What the night shift looks at."""
