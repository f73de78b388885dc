# expect: live
"""Quotes in, quotes out."""
