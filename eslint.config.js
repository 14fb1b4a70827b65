import js from '@eslint/js'
import reactHooks from 'eslint-plugin-react-hooks'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'

const CHINESE = '/[\\u3400-\\u9fff]/'
const chineseLiteral = {
  message: 'Words on screen live in src/renderer/locales, in both languages.',
}

export default defineConfig(
  globalIgnores(['out', 'node_modules', 'test-results', 'demo-out', 'dist']),
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['eslint.config.js'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  { files: ['src/renderer/**/*.{ts,tsx}'], ...reactHooks.configs.flat['recommended-latest'] },
  {
    files: ['src/renderer/**/*.{ts,tsx}'],
    ignores: ['src/renderer/locales/**', 'src/renderer/tasks/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: `Literal[value=${CHINESE}]`, ...chineseLiteral },
        { selector: `TemplateElement[value.raw=${CHINESE}]`, ...chineseLiteral },
        { selector: `JSXText[value=${CHINESE}]`, ...chineseLiteral },
      ],
    },
  },
  { files: ['**/*.{js,mjs,cjs}'], ...tseslint.configs.disableTypeChecked },
)
