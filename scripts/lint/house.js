// Rules of this house that no ready-made linter has. Plain JavaScript with a default export, because oxlint loads it that way.

const isCallTo = (node, object, property) =>
  node.callee.type === "MemberExpression" &&
  !node.callee.computed &&
  node.callee.object.type === "Identifier" &&
  node.callee.object.name === object &&
  node.callee.property.name === property;

/** Errors come from the closed table in src/ground/errors.ts, so that each has a code, an exit and a remedy. */
const noBareError = {
  create(context) {
    return {
      ThrowStatement(node) {
        const thrown = node.argument;
        const name = thrown?.type === "NewExpression" && thrown.callee.type === "Identifier" ? thrown.callee.name : "";
        if (name.endsWith("Error") && name !== "WritError") {
          context.report({ node, message: `throw ${name}: use fail(code, {…}) of ground/errors.ts` });
        }
      },
    };
  },
};

/** The kernels get clock, chance, files and settings as values; otherwise the same input would not give the same bytes. */
const pureKernel = {
  create(context) {
    const report = (node, what) => context.report({ node, message: `${what} in a pure room: pass it in` });
    return {
      NewExpression(node) {
        if (node.callee.type === "Identifier" && node.callee.name === "Date" && node.arguments.length === 0) report(node, "new Date()");
      },
      CallExpression(node) {
        if (isCallTo(node, "Date", "now")) report(node, "Date.now()");
        if (isCallTo(node, "Math", "random")) report(node, "Math.random()");
        if (isCallTo(node, "performance", "now")) report(node, "performance.now()");
        if (node.callee.type === "Identifier" && node.callee.name === "fetch") report(node, "fetch()");
      },
      MemberExpression(node) {
        if (node.object.type === "Identifier" && node.object.name === "process") report(node, "process");
      },
      ImportDeclaration(node) {
        if (node.source.value.startsWith("node:")) report(node, `import of ${node.source.value}`);
      },
      ImportExpression(node) {
        report(node, "import()");
      },
    };
  },
};

/** `f(x, true)` says nothing to its reader: an exported function takes its switches in an options object. */
const noBooleanParameter = {
  create(context) {
    const check = (node) => {
      const declaration = node.declaration;
      const found =
        declaration?.type === "FunctionDeclaration"
          ? [declaration]
          : declaration?.type === "VariableDeclaration"
            ? declaration.declarations.map((d) => d.init).filter((init) => init?.type === "ArrowFunctionExpression")
            : [];
      for (const fn of found) {
        if (fn.params.length < 2) continue;
        for (const parameter of fn.params) {
          const target = parameter.type === "AssignmentPattern" ? parameter.left : parameter;
          const printed = target.typeAnnotation?.typeAnnotation?.type;
          const isSwitch = parameter.type === "AssignmentPattern" && typeof parameter.right.value === "boolean";
          if (printed === "TSBooleanKeyword" || isSwitch) {
            context.report({ node: parameter, message: "a positional boolean in an exported function: use an options object" });
          }
        }
      }
    };
    return { ExportNamedDeclaration: check };
  },
};

export default {
  meta: { name: "house" },
  rules: { "no-bare-error": noBareError, "pure-kernel": pureKernel, "no-boolean-parameter": noBooleanParameter },
};
