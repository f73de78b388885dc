from zoo import Unicorn
