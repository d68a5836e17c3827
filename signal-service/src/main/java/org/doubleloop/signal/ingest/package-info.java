/// Capture by CloudEvents, one or up to a thousand at a time. An event is read
/// ([org.doubleloop.signal.ingest.EventMapping]) as strictly as a typed request, becomes an action,
/// an edit or an outcome, and is stored with all that came with it in one group commit
/// ([org.doubleloop.signal.ingest.Ingestion]). Whatever is wrong with one event of a batch is that
/// event's own result.
@NullMarked
package org.doubleloop.signal.ingest;

import org.jspecify.annotations.NullMarked;
