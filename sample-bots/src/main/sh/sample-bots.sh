#!/bin/sh
# Starts the jar beside this script that has its name, with an archive of the classes that a start loads. The JVM writes the archive
# when the program stops: from JDK 19 on whenever there is none for it, before that if the jar is newer. Copy it beside your own jar.
#
# JAVA_HOME chooses the JVM, JAVA_OPTS has options for it, and JAVA_ARCHIVE names another file for the archive.
set -eu
jar=${0%.sh}.jar
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
home=${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")}
version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release" 2>/dev/null || true)
archive=${JAVA_ARCHIVE:-${0%.sh}-jdk${version:-0}.jsa}

options=
if [ "${1:-}" = run ] && [ -w "$(dirname "$archive")" ] || [ -f "$archive" ]; then
    if [ "${version:-0}" -ge 19 ]; then
        options="-XX:+AutoCreateSharedArchive -XX:SharedArchiveFile=$archive"
    elif [ "$archive" -nt "$jar" ]; then
        options="-XX:SharedArchiveFile=$archive"
    elif [ "${1:-}" = run ] && [ "${version:-0}" -ge 13 ]; then
        options="-XX:ArchiveClassesAtExit=$archive"
    fi
fi
# shellcheck disable=SC2086 # options are several words
exec "$java" $options ${options:+-Xshare:auto -Xlog:cds=off -Xlog:cds+dynamic=off} ${JAVA_OPTS:-} -jar "$jar" "$@"
