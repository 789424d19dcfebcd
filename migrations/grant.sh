#!/usr/bin/env bash
# What the service's account may do in a schema, table by table: to be said after each migration.
#
#   migrations/grant.sh SCHEMA ACCOUNT [OPTION...]      the options are those of the client `mariadb`, as a superuser
#
# The account reads and writes rows. It adds to the audit and its seals and never changes them; it reads how far the
# schema was migrated; it makes, alters and drops nothing. A grant on a whole schema could not leave a table out, so
# there must be none: the accounts are made without (.ci/mariadb.sh, k8s/services/config-map.yaml).
set -euo pipefail

die() { printf 'grant.sh: %s\n' "$*" >&2; exit 1; }

(( $# >= 2 )) || { sed -n '2,/^set -/{/^set -/d;s/^# \{0,1\}//;p}' "$0" >&2; exit 2; }
readonly SCHEMA=$1 ACCOUNT=$2
shift 2
[[ $SCHEMA$ACCOUNT =~ ^[A-Za-z0-9_]+$ ]] || die 'SCHEMA and ACCOUNT are letters, digits and _'

client() { mariadb "$@" --batch --skip-column-names --raw; }

# One statement a table and a host that the account may come from.
statements() {
  printf '%s' "
    SELECT CONCAT(
      'GRANT ', CASE t.table_name
        WHEN 'audit_records' THEN 'SELECT, INSERT'
        WHEN 'audit_seals' THEN 'SELECT, INSERT'
        WHEN 'schema_migrations' THEN 'SELECT'
        ELSE 'SELECT, INSERT, UPDATE, DELETE'
      END,
      ' ON \`', t.table_schema, '\`.\`', t.table_name, '\` TO ', QUOTE(u.User), '@', QUOTE(u.Host), ';')
    FROM information_schema.tables t JOIN mysql.user u
    WHERE t.table_schema = '$SCHEMA' AND t.table_type = 'BASE TABLE' AND u.User = '$ACCOUNT'"
}

grants=$(statements | client "$@")
[[ -n $grants ]] || die "there is no schema $SCHEMA with tables, or no account $ACCOUNT"
printf '%s\n' "$grants" | client "$@"
