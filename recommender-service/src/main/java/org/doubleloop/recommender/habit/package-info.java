/// What people change in drafts so often that drafts should begin with it
/// ([Habits][org.doubleloop.recommender.habit.Habits]), and the clause of guidance that says so
/// ([HabitReviser][org.doubleloop.recommender.habit.HabitReviser]). Patterns come from package
/// `editpattern`; what becomes of a revision is decided by package `proposing`.
@NullMarked
package org.doubleloop.recommender.habit;

import org.jspecify.annotations.NullMarked;
