from .fine import y
