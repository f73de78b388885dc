# expect: live
"""The HTTP side, served by `uvicorn api.app:create_app --factory`."""
