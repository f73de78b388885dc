# expect: live
"""What we hold and what it earned."""
