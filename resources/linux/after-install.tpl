#!/bin/sh
# Run by the package manager once the files are there.
set -e
app='/opt/${sanitizedProductName}'

# Chromium's sandbox asks the kernel for a user namespace, or else a helper with root's rights.
allowed() { [ ! -r "$1" ] || [ "$(cat "$1")" != 0 ]; }
if allowed /proc/sys/kernel/unprivileged_userns_clone && allowed /proc/sys/user/max_user_namespaces; then
  chmod 0755 "$app/chrome-sandbox"
else
  chmod 4755 "$app/chrome-sandbox"
fi

# Where AppArmor allows namespaces to programs with a profile alone; an older one cannot read it.
source="$app/resources/apparmor-profile"
profile='/etc/apparmor.d/${executable}'
if command -v apparmor_parser >/dev/null && apparmor_parser --skip-kernel-load --debug "$source" >/dev/null 2>&1; then
  cp -f "$source" "$profile"
  if [ -d /sys/kernel/security/apparmor ]; then
    apparmor_parser --replace --write-cache --skip-read-cache "$profile" || true
  fi
fi
