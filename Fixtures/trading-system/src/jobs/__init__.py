# expect: live
"""What runs without anybody watching: `python -m jobs.<name>`."""
