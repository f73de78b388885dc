# expect: live
"""Orders on their way to a venue, and what comes back."""
