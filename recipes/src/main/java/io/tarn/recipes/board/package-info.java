/// The next move on a board of 19×19: the rules of Go, a player by rules, and a network that learns to move as it does.
@NullMarked
package io.tarn.recipes.board;

import org.jspecify.annotations.NullMarked;
