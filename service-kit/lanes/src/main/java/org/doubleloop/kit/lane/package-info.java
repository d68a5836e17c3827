/// The feed: documents in lanes, with none lost, none delivered twice and no clock in it.
///
/// A process that captures has a [LaneWriter]. It opens a lane, numbers its documents 1, 2, 3 ...
/// and stores what has queued up as one ordered insert (group commit), which is when callers get
/// their answers. After any doubt about what is stored it leaves the lane for ever and goes on in a
/// fresh one. A process that serves followers has a [Tailer]: it follows all lanes, delivers each
/// up to its first gap, and keeps the newest documents in memory. A follower's [Cursor] says what
/// it has read of each lane, so it can go on in any process.
///
/// A lane that was left is closed at its last document without a gap. What arrives past that end is
/// swept: moved into a lane that is open, with the positions where it stood before, so that a
/// follower which had read it there skips it. Why this loses nothing and repeats nothing, in every
/// order of events, is argued in `docs/decisions/0003-lanes.md`.
@NullMarked
package org.doubleloop.kit.lane;

import org.jspecify.annotations.NullMarked;
