import os
import sys

sys.path.append(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from shop.till import total

if __name__ == "__main__":
    print(total())
