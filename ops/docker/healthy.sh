#!/bin/bash
# Whether the application on the management port of this container is ready: the image has neither curl nor wget.
exec 3<>"/dev/tcp/127.0.0.1/${MANAGEMENT_SERVER_PORT:?}" || exit 1
printf 'GET /actuator/health/readiness HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
# without another process: of a check that takes too long only the shell is ended
IFS= read -r -t 2 status <&3 && [[ $status == *' 200 '* ]]
