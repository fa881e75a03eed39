#!/bin/sh
# cc1plus compiles templates of the C++ library, optimising. Recorded process: cc1plus.
set -e
cat > program.cc <<'SOURCE'
#include <algorithm>
#include <iostream>
#include <map>
#include <memory>
#include <regex>
#include <sstream>
#include <string>
#include <unordered_map>
#include <vector>

struct Node {
  std::string name;
  std::vector<std::unique_ptr<Node>> children;
  std::map<std::string, double> values;
};

static std::unique_ptr<Node> grow(int depth, const std::string &name) {
  auto node = std::make_unique<Node>();
  node->name = name;
  for (int i = 0; i < depth; i++) {
    node->children.push_back(grow(depth - 1, name + std::to_string(i)));
    node->values[name] += i * 0.5;
  }
  return node;
}

static int count(const Node &node, const std::regex &pattern, std::unordered_map<std::string, int> &found) {
  int sum = std::regex_match(node.name, pattern);
  if (sum != 0) found[node.name]++;
  for (const auto &child : node.children) sum += count(*child, pattern, found);
  return sum;
}

int main() {
  std::unordered_map<std::string, int> found;
  auto root = grow(6, "n");
  std::cout << count(*root, std::regex("n[0-3]+"), found) << "\n";
  std::vector<std::pair<std::string, int>> sorted(found.begin(), found.end());
  std::sort(sorted.begin(), sorted.end(), [](const auto &a, const auto &b) { return a.second > b.second; });
  std::ostringstream out;
  for (const auto &[name, times] : sorted) out << name << ' ' << times << '\n';
  std::cout << out.str().size() << "\n";
}
SOURCE
g++ -std=c++17 -O1 -S program.cc -o program.s
