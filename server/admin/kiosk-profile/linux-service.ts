/** Where the kiosk's key lives: it must outlive every restart and update. */
const PROFILE = '/var/lib/vouch-kiosk/chromium';

/** No flag that weakens the browser: no --no-sandbox, no --disable-web-security, no remote debugging, no private window. The speech dispatcher is the machine's own voice. */
const FLAGS = ['--kiosk', '--ozone-platform=wayland', '--no-first-run', '--noerrdialogs', '--disable-session-crashed-bubble', '--disable-pinch', '--enable-speech-dispatcher', '--overscroll-history-navigation=0', `--user-data-dir=${PROFILE}`];

/** One program on the screen, in a compositor that shows nothing else, begun anew whenever it ends. Without `-s` cage lets nobody switch to a console. */
export const linuxService = (origin: string): string => `# Vouch kiosk: ${origin}
# One compositor (cage) with one window (Chromium). Its user cannot log in: useradd --system --create-home --home-dir /var/lib/vouch-kiosk --shell /usr/sbin/nologin vouch-kiosk
[Unit]
Description=Vouch kiosk
After=systemd-user-sessions.service network-online.target getty@tty1.service
Wants=network-online.target
Conflicts=getty@tty1.service
StartLimitIntervalSec=0

[Service]
User=vouch-kiosk
PAMName=login
TTYPath=/dev/tty1
TTYReset=yes
TTYVHangup=yes
TTYVTDisallocate=yes
StandardInput=tty-fail
StandardOutput=journal
StandardError=journal
# What was in memory goes to no disk: crash reports, which no policy stops, lie below HOME, and HOME is in memory too.
RuntimeDirectory=vouch-kiosk
RuntimeDirectoryMode=0700
Environment=HOME=/run/vouch-kiosk
LimitCORE=0
MemorySwapMax=0
Environment=XDG_SESSION_TYPE=wayland
StateDirectory=vouch-kiosk
StateDirectoryMode=0700
ExecStart=/usr/bin/cage -d -- /usr/bin/chromium ${FLAGS.join(' ')} ${origin}/
Restart=always
RestartSec=2
ProtectSystem=full
PrivateTmp=yes

[Install]
WantedBy=graphical.target
Alias=display-manager.service
`;
