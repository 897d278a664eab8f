import GRDB

/// The tables of a ledger. A migration is never changed once released: a later one changes what it made.
enum LedgerSchema {
  /// Kept in `user_version`, so that an older program can tell a newer ledger.
  static let version = 1

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { db in
      try db.execute(
        sql: """
          CREATE TABLE scans (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            started_at TEXT NOT NULL,      -- ISO 8601, UTC+7
            finished_at TEXT,
            status TEXT NOT NULL CHECK (status IN ('running', 'stopped', 'finished')),
            today TEXT NOT NULL,           -- the day that waivers and agreements are judged by
            inputs TEXT NOT NULL           -- JSON: what the scan was asked to read
          ) STRICT;
          CREATE TABLE sources (
            id TEXT PRIMARY KEY,
            name TEXT NOT NULL,
            consent_vi TEXT NOT NULL,
            consent_en TEXT NOT NULL,
            position INTEGER NOT NULL      -- its place in sources.yaml
          ) STRICT, WITHOUT ROWID;
          CREATE TABLE files (
            id INTEGER PRIMARY KEY,
            path TEXT NOT NULL UNIQUE,
            sha256 BLOB,                   -- NULL where the file must be read again whatever it holds
            rules BLOB NOT NULL,           -- digest of all that judged its items
            seen_scan INTEGER NOT NULL,    -- the last that came to its end, whatever could be read; 0 before
            stood_scan INTEGER NOT NULL    -- the last that found it unchanged, so that it stands for its items
          ) STRICT;
          CREATE TABLE items (
            id INTEGER PRIMARY KEY,
            source TEXT NOT NULL REFERENCES sources(id) ON DELETE CASCADE,
            key TEXT NOT NULL,
            file INTEGER NOT NULL REFERENCES files(id) ON DELETE CASCADE,
            content BLOB NOT NULL,         -- digest of its parts and metadata
            rules BLOB NOT NULL,
            day TEXT,                      -- when it was published, UTC+7
            incomplete INTEGER NOT NULL,   -- 1 where not everything could be checked
            first_scan INTEGER NOT NULL,
            last_scan INTEGER NOT NULL,    -- a file that did not change stands for its items
            judged_scan INTEGER NOT NULL,
            gone_scan INTEGER,             -- its file was read and no longer held it
            title TEXT,
            url TEXT,
            ran_rules INTEGER NOT NULL,
            ran_rulebooks INTEGER NOT NULL,
            images INTEGER NOT NULL,       -- what it holds that nobody looked at
            videos INTEGER NOT NULL,
            attachments INTEGER NOT NULL,
            place_vi TEXT,                 -- which item of its file it is
            place_en TEXT,
            post TEXT,                     -- JSON: SourcePost, for rules over many posts
            item TEXT,                     -- JSON: ReportItem without findings; NULL where nothing was found
            UNIQUE (source, key)
          ) STRICT;
          CREATE INDEX items_by_file ON items(file);
          CREATE TABLE findings (
            id INTEGER PRIMARY KEY,
            item INTEGER NOT NULL REFERENCES items(id) ON DELETE CASCADE,
            fingerprint TEXT NOT NULL,
            rule TEXT NOT NULL,
            level TEXT NOT NULL,
            waived INTEGER NOT NULL,
            first_scan INTEGER NOT NULL,
            mended_scan INTEGER,           -- NULL while it stands
            finding TEXT NOT NULL,         -- JSON: ReportFinding
            UNIQUE (item, fingerprint)
          ) STRICT;
          CREATE INDEX findings_by_mending ON findings(mended_scan);
          CREATE TABLE source_findings (
            id INTEGER PRIMARY KEY,
            source TEXT NOT NULL REFERENCES sources(id) ON DELETE CASCADE,
            fingerprint TEXT NOT NULL,
            rule TEXT NOT NULL,
            level TEXT NOT NULL,
            first_scan INTEGER NOT NULL,
            mended_scan INTEGER,
            finding TEXT NOT NULL,         -- JSON: ScanReport.SourceFinding
            UNIQUE (source, fingerprint)
          ) STRICT;
          CREATE TABLE notes (             -- what was skipped or could not be read, by scan
            scan INTEGER NOT NULL REFERENCES scans(id) ON DELETE CASCADE,
            kind TEXT NOT NULL CHECK (kind IN ('skipped', 'failed')),
            source TEXT,
            path TEXT NOT NULL,
            place TEXT NOT NULL,           -- which item of the file; empty for the file
            count INTEGER NOT NULL,        -- items it stands for
            item TEXT NOT NULL,            -- JSON: ReportItem whose outcome is failed
            PRIMARY KEY (scan, kind, path, place)
          ) STRICT, WITHOUT ROWID;
          CREATE TABLE pages (             -- how to ask a server whether a fetched page changed
            url TEXT PRIMARY KEY,
            source TEXT NOT NULL REFERENCES sources(id) ON DELETE CASCADE,
            etag TEXT,
            last_modified TEXT,
            scan INTEGER NOT NULL
          ) STRICT, WITHOUT ROWID;
          CREATE TABLE archives (          -- WARC files of what was fetched
            path TEXT PRIMARY KEY,
            source TEXT NOT NULL,          -- it outlives the source's row until the file is gone
            scan INTEGER NOT NULL,
            made_on TEXT NOT NULL          -- a day
          ) STRICT, WITHOUT ROWID;
          PRAGMA user_version = 1;
          """)
    }
    return migrator
  }
}
