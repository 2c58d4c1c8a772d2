package io.tarn.tensor;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bytedeco.pytorch.Edge;
import org.bytedeco.pytorch.EdgeVector;
import org.bytedeco.pytorch.Node;

/// A walk over the operations that made a tensor, back to the leaves that it depends on.
final class GraphWalk {
    private static final String LEAF = "torch::autograd::AccumulateGrad";

    private GraphWalk() {}

    /// How many leaves `output` depends on, other than through `known` tensors.
    static int unknownLeaves(Tensor output, List<Tensor> known) {
        Set<Long> seen = new HashSet<>();
        for (Tensor tensor : known) {
            try (Node node = HookPoint.node(tensor.raw("graph"))) {
                seen.add(node.address());
            }
        }
        int leaves = 0;
        ArrayDeque<Node> open = new ArrayDeque<>();
        visit(HookPoint.node(output.raw("graph")), seen, open);
        while (!open.isEmpty()) {
            try (Node node = open.pop();
                    var name = node.name()) {
                leaves += name.getString().equals(LEAF) ? 1 : 0;
                EdgeVector edges = node.next_edges();
                for (long i = 0; i < edges.size(); i++) {
                    Edge edge = edges.get(i);
                    if (edge.is_valid()) {
                        visit(edge.function(), seen, open);
                    }
                }
            }
        }
        return leaves;
    }

    private static void visit(Node node, Set<Long> seen, ArrayDeque<Node> open) {
        if (seen.add(node.address())) {
            open.push(node);
        } else {
            node.close();
        }
    }
}
