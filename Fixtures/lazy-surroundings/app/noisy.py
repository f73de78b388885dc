import warnings

warnings.warn("old", DeprecationWarning)
X = 1
