"""OpenStack Swift with its S3 interface, in one process, on loopback, for tests.

serve-swift.py FOLDER: data and configuration go into FOLDER. Prints the port of the S3 interface once it answers and ends
when its standard input or its parent does. The user is test:tester, the password testing.
"""
import ctypes
import os
import signal
import sys
import time

ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG: nothing outlives a killed test

import eventlet  # noqa: E402
import eventlet.wsgi  # noqa: E402

os.environ['TZ'] = 'UTC+0'
time.tzset()
folder = os.path.abspath(sys.argv[1])

from swift.common import utils  # noqa: E402

utils.SWIFT_CONF_FILE = os.path.join(folder, 'swift.conf')


def write(name, text):
    path = os.path.join(folder, name)
    with open(path, 'w') as file:
        file.write(text)
    return path


write('swift.conf', '[swift-hash]\nswift_hash_path_suffix = tests\n[storage-policy:0]\nname = default\ndefault = yes\n')
utils.validate_hash_conf()
# Its name depends on the release.
(getattr(utils, 'monkey_patch', None) or utils.eventlet_monkey_patch)()

from swift.common.http_protocol import SwiftHttpProtocol  # noqa: E402
from swift.common.ring import RingBuilder  # noqa: E402
from swift.common.wsgi import loadapp  # noqa: E402


class Cache:
    """What the proxy keeps in memcached, which one process does not need."""

    def __init__(self, app):
        self.app = app
        self.kept = {}

    def __call__(self, env, start_response):
        env['swift.cache'] = self
        return self.app(env, start_response)

    def get(self, key, raise_on_error=False):
        return self.kept.get(key)

    def set(self, key, value, **_):
        self.kept[key] = value

    def incr(self, key, delta=1, **_):
        self.kept[key] = self.kept.get(key, 0) + int(delta)
        return self.kept[key]

    def delete(self, key, **_):
        self.kept.pop(key, None)


class Silent:
    """Takes every call of a logger and says nothing."""

    def __getattr__(self, _):
        return lambda *args, **kwargs: None

    def getEffectiveLevel(self):
        return 50


devices = os.path.join(folder, 'devices')
os.makedirs(os.path.join(devices, 'd'), exist_ok=True)
common = f"""[DEFAULT]
swift_dir = {folder}
devices = {devices}
mount_check = false
log_level = CRITICAL
log_address = {folder}/no-log
"""
sockets = {name: eventlet.listen(('127.0.0.1', 0), backlog=512) for name in ('account', 'container', 'object', 'proxy')}
apps = {}
for name in ('account', 'container', 'object'):
    ring = RingBuilder(2, 1, 0)
    ring.add_dev({
        'region': 1, 'zone': 1, 'weight': 1.0, 'ip': '127.0.0.1', 'device': 'd',
        'port': sockets[name].getsockname()[1],
    })
    ring.rebalance()
    ring.get_ring().save(os.path.join(folder, f'{name}.ring.gz'))
    apps[name] = loadapp(write(f'{name}.conf', f'{common}[app:main]\nuse = egg:swift#{name}\n'))

proxy = f"""{common}
[pipeline:main]
pipeline = catch_errors gatekeeper bulk s3api tempauth slo dlo versioned_writes symlink proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
strict_cors_mode = false
node_timeout = 60
conn_timeout = 10
[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = testing .admin
[filter:s3api]
use = egg:swift#s3api
location = us-east-1
auth_pipeline_check = false
cors_preflight_allow_origin = *
allow_multipart_uploads = true
"""
for name in ('catch_errors', 'gatekeeper', 'bulk', 'slo', 'dlo', 'versioned_writes', 'symlink'):
    proxy += f'[filter:{name}]\nuse = egg:swift#{name}\n'
apps['proxy'] = Cache(loadapp(write('proxy.conf', proxy)))


def serve(name):
    eventlet.wsgi.server(sockets[name], apps[name], Silent(), protocol=SwiftHttpProtocol, log_output=False,
                         capitalize_response_headers=False,  # the SDK wants ETag, as s3api writes it
                         custom_pool=eventlet.GreenPool(1000))


for name in sockets:
    eventlet.spawn_n(serve, name)
print(sockets['proxy'].getsockname()[1], flush=True)
eventlet.hubs.trampoline(0, read=True)  # nothing is ever written to it: it has ended
os._exit(0)
