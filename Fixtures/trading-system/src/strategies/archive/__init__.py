# expect: dead
"""Strategies that no longer trade. The loader cannot reach them: their names have a dot."""
