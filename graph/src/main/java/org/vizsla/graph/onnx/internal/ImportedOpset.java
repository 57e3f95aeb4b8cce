package org.vizsla.graph.onnx.internal;

/** An {@code OperatorSetIdProto}: an operator set, and its version. */
record ImportedOpset(String domain, int version) {
    static ImportedOpset read(Message message) {
        String domain = "";
        int version = 0;
        FieldReader fields = message.fields();
        while (fields.next()) {
            switch (fields.number()) {
                case Fields.OperatorSet.DOMAIN -> domain = Domains.normal(fields.name());
                case Fields.OperatorSet.VERSION -> version = fields.smallInteger();
                default -> {}
            }
        }
        return new ImportedOpset(domain, version);
    }
}
