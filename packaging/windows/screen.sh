# shellcheck shell=bash
# Gives who sources it a screen of its own, $DISPLAY, whose process is $xvfb: . screen.sh FOLDER. Wine looks for one when its first program starts.
exec {shown}>"${1:?usage: . screen.sh FOLDER}/display"
Xvfb -displayfd "$shown" -screen 0 1280x900x24 -nolisten tcp >/dev/null 2>&1 &
# shellcheck disable=SC2034  # for who sources it
xvfb=$!
until [ -s "$1/display" ]; do sleep 0.2; done
DISPLAY=:$(cat "$1/display")
export DISPLAY
