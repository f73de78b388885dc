# expect: test-only
"""Fakes that tests share. It lives in src because the integration tests of another team install it."""
