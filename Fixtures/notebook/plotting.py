from loading import ROWS
